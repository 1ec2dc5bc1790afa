/** Stands for axios' `form-data`, which brings a table of all media types along; nothing here sends such a form. */
export default class NoFormData {}
