import { type ReactElement, type ReactNode, useId, useState } from 'react';
import { Icon } from '../ui/icons';
import { number } from '../words/human';

type SideSectionProps = {
  readonly title: string;
  readonly count: number;
  readonly isOpenAtFirst: boolean;
  /** At the end of its head. */
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
};

/** A part of the list that folds. */
export const SideSection = (props: SideSectionProps): ReactElement => {
  const { title, count, isOpenAtFirst, actions, className = 'side-section', children } = props;
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const id = useId();
  return (
    <section className={className} aria-labelledby={id}>
      <div className="side-head">
        <h3>
          <button type="button" className="disclose" id={id} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <Icon name="right" />
            <span className="clip bidi">{title}</span>
            <span className="muted num">{number(count)}</span>
          </button>
        </h3>
        {actions}
      </div>
      {isOpen && children}
    </section>
  );
};
