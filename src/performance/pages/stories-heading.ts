/** "Three stories" */
export function storiesHeading(count: number): string {
  return ['Stories', 'One story', 'Two stories', 'Three stories'][count] ?? 'Stories'
}
