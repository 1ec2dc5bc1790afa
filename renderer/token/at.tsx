import { type ReactElement, type ReactNode, useLayoutEffect, useRef } from 'react';

type AtProps = {
  readonly as?: 'div' | 'span' | 'i';
  /** Percent of the track, through `--at`: the content policy allows no style attribute. */
  readonly at: number;
  readonly className: string;
  readonly children?: ReactNode;
};

/** Something that stands, or ends, at a place on a track. */
export const At = ({ as: Tag = 'div', at, className, children }: AtProps): ReactElement => {
  const element = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => element.current?.style.setProperty('--at', `${at}%`), [at]);
  const keep = (found: HTMLElement | null): void => {
    element.current = found;
  };
  return (
    <Tag ref={keep} className={className}>
      {children}
    </Tag>
  );
};
