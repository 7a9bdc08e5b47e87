/** Selects what takes text, and so the keys; boxes and radios do not. */
export const TEXT_FIELDS = 'input:not([type="radio"],[type="checkbox"]),textarea,select,[contenteditable]'
