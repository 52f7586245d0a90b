/** The "rõ" tests that a task may be held to. */

/** person "rõ người", work "rõ việc", time "rõ thời gian", responsibility "rõ trách nhiệm", result "rõ kết quả", countable "rõ khả năng kiểm đếm". */
export const clarityTests = ['person', 'work', 'time', 'responsibility', 'result', 'countable'] as const
export type ClarityTest = (typeof clarityTests)[number]
