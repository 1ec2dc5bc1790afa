import { type RefObject, useEffect, useRef } from 'react';
import type { RowForm, Target } from './use-row-form';

type Commands = { readonly save: () => void; readonly close: () => void; readonly go: (step: 1 | -1) => void };

/** Ctrl S from anywhere while the drawer is on screen; Esc and Ctrl ↑ ↓ from within it. */
export const useDrawerKeys = (drawer: RefObject<HTMLElement | null>, commands: Commands): void => {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const element = drawer.current;
      if (!element || element.closest('[hidden]') || document.querySelector('dialog[open]')) return;
      const isCtrl = event.ctrlKey || event.metaKey;
      const isInside = event.target instanceof Node && element.contains(event.target);
      if (isCtrl && event.key.toLowerCase() === 's' && !event.shiftKey) {
        event.preventDefault();
        latest.current.save();
      } else if (!isInside || event.defaultPrevented) return;
      else if (event.key === 'Escape') {
        event.preventDefault();
        latest.current.close();
      } else if (isCtrl && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
        event.preventDefault();
        latest.current.go(event.key === 'ArrowDown' ? 1 : -1);
      }
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [drawer]);
};

const FIRST = 'input, select, textarea, button';

/** The first field when a row opens; after a refusal the first field that it names, else the refusal. */
export const useDrawerFocus = (drawer: RefObject<HTMLElement | null>, form: RowForm, target: Target): void => {
  const isOpened = useRef<Target | null>(null);
  useEffect(() => {
    if (isOpened.current === target || form.isLoading) return;
    isOpened.current = target;
    const first = drawer.current?.querySelector<HTMLElement>('form')?.querySelector<HTMLElement>(FIRST);
    (first ?? drawer.current?.querySelector<HTMLElement>('button'))?.focus();
  }, [drawer, target, form.isLoading]);

  const { problem, errors } = form;
  const hasErrors = Object.keys(errors).length > 0;
  const told = useRef<unknown>(null);
  useEffect(() => {
    const news = problem ?? (hasErrors ? errors : null);
    if (news === told.current) return;
    told.current = news;
    if (news === null) return;
    const of = drawer.current?.querySelector('form');
    const alert = of?.querySelector<HTMLElement>('.banner-err');
    alert?.scrollIntoView?.({ block: 'nearest' });
    (of?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? alert)?.focus();
  }, [drawer, problem, errors, hasErrors]);

  // A button that was pressed and is done has lost the focus with its use.
  const wasSaving = useRef(false);
  useEffect(() => {
    if (wasSaving.current && !form.isSaving && problem === null && document.activeElement === document.body)
      drawer.current?.querySelector<HTMLElement>(`form ${FIRST.split(', ').join(', form ')}`)?.focus();
    wasSaving.current = form.isSaving;
  }, [drawer, form.isSaving, problem]);
};
