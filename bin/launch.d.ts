/** How Node.js runs the program. */
export const nodeFlags: string[]
