/** Least characters of a password, as the server asks for. */
export const PASSWORD_MIN = 12
