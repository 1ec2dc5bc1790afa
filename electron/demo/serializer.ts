import type { Field } from './fields';
import { PythonNumber, type PythonValue } from './python-json';

export type FieldErrors = Readonly<Record<string, readonly string[]>>;

export type Validated<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: FieldErrors };

/** The members of a body that is an object, or DRF's words for one that is not. */
export const members = (data: PythonValue): Validated<ReadonlyMap<string, PythonValue>> => {
  if (data === null) return { ok: false, errors: { non_field_errors: ['No data provided'] } };
  if (data instanceof Map) return { ok: true, value: data };
  const words = `Invalid data. Expected a dictionary, but got ${pythonType(data)}.`;
  return { ok: false, errors: { non_field_errors: [words] } };
};

/** Runs one field on one member; the errors of all fields are collected in their order. */
export class Validation {
  readonly #data: ReadonlyMap<string, PythonValue>;
  readonly #errors: Record<string, readonly string[]> = {};

  constructor(data: ReadonlyMap<string, PythonValue>) {
    this.#data = data;
  }

  /** The clean value; `kept` stands in where a PATCH leaves the member out. */
  field<T>(name: string, field: Field<T>, kept?: T): T | undefined {
    if (kept !== undefined && !this.#data.has(name)) return kept;
    const checked = field(this.#data.get(name));
    if (checked.ok) return checked.value;
    this.#errors[name] = checked.errors;
    return undefined;
  }

  get errors(): FieldErrors {
    return this.#errors;
  }
}

const pythonType = (value: PythonValue): string => {
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  if (value instanceof PythonNumber) return value.isFloat ? 'float' : 'int';
  return 'list';
};
