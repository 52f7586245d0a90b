export const millimetresPerPoint = 25.4 / 72

/** Height of a line of Times New Roman that is not set otherwise, as a share of its size. */
export const naturalLine = 1.15
