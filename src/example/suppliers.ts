import type { SupplierKind } from '../parties/index.ts'

export type Trade =
  | 'roads'
  | 'waste'
  | 'building'
  | 'care'
  | 'children'
  | 'technology'
  | 'grounds'
  | 'food'
  | 'transport'
  | 'health'
  | 'learning'
  | 'advice'
  | 'premises'
  | 'culture'
  | 'energy'

export interface ExampleSupplier {
  name: string
  kind: SupplierKind
  trade: Trade
  postcode: string
}

const supplier = (name: string, kind: SupplierKind, trade: Trade, postcode: string): ExampleSupplier => ({
  name,
  kind,
  trade,
  postcode,
})

/** Sixty invented suppliers of all kinds. Postcodes have areas that no post town uses. */
export const suppliers: readonly ExampleSupplier[] = [
  supplier('Ashdown Highways Ltd', 'medium', 'roads', 'WX4 2AB'),
  supplier('Carrick & Moss Surfacing Ltd', 'small', 'roads', 'WX7 9QD'),
  supplier('Northway Civil Engineering plc', 'large', 'roads', 'QZ1 4RT'),
  supplier('Lanternlight Signs and Signals Ltd', 'small', 'roads', 'WX2 8PL'),
  supplier('Greenhollow Recycling Ltd', 'medium', 'waste', 'WX5 3DE'),
  supplier('Second Bench Reuse CIC', 'vcse', 'waste', 'WX1 6GH'),
  supplier('Vantage Environmental plc', 'large', 'waste', 'QZ2 7KL'),
  supplier('Tolbury Composting Co-operative', 'mutual', 'waste', 'WX3 1MN'),
  supplier('Hartwell Build Ltd', 'medium', 'building', 'WX6 4PQ'),
  supplier('Stonebridge Schools Construction plc', 'large', 'building', 'QZ3 9RS'),
  supplier('Orchard Roofing Ltd', 'small', 'building', 'WX4 7TU'),
  supplier('Pemberly Electrical Ltd', 'small', 'building', 'WX2 2VW'),
  supplier('Level Path Adaptations CIC', 'vcse', 'building', 'WX5 8XY'),
  supplier('Meridian Care CIC', 'vcse', 'care', 'WX1 3ZA'),
  supplier('Willowbank Homecare Ltd', 'small', 'care', 'WX7 5BC'),
  supplier('Evenholme Residential Ltd', 'medium', 'care', 'WX3 6DE'),
  supplier('Brightside Living plc', 'large', 'care', 'QZ4 1FG'),
  supplier('Neighbourly Care Co-operative', 'mutual', 'care', 'WX6 9HJ'),
  supplier('Saltersley Supported Living Trust', 'vcse', 'care', 'WX7 2KL'),
  supplier('Foxglove Fostering Ltd', 'small', 'children', 'WX4 4MN'),
  supplier('Stepping Stones Children’s Homes Ltd', 'medium', 'children', 'WX2 6PQ'),
  supplier('Kestrel Youth Trust', 'vcse', 'children', 'WX5 1RS'),
  supplier('Little Harbour Nurseries Ltd', 'small', 'children', 'WX7 8TU'),
  supplier('Brightline IT Ltd', 'medium', 'technology', 'WX2 3VW'),
  supplier('Cobalt Data Systems plc', 'large', 'technology', 'QZ5 6XY'),
  supplier('Fernleaf Software Ltd', 'small', 'technology', 'WX1 9ZA'),
  supplier('Open Bench Digital Co-operative', 'mutual', 'technology', 'WX6 7BC'),
  supplier('Tolbury Grounds Co-operative', 'mutual', 'grounds', 'WX3 4DE'),
  supplier('Meadow and Mere Ltd', 'small', 'grounds', 'WX4 1FG'),
  supplier('Arborlea Tree Care Ltd', 'small', 'grounds', 'WX6 2HJ'),
  supplier('Greensward Parks plc', 'large', 'grounds', 'QZ6 8KL'),
  supplier('Marlowe School Meals Ltd', 'medium', 'food', 'WX5 5MN'),
  supplier('The Weir Kitchen CIC', 'vcse', 'food', 'WX5 7PQ'),
  supplier('Cornerstone Catering plc', 'large', 'food', 'QZ7 3RS'),
  supplier('Wren Valley Coaches Ltd', 'medium', 'transport', 'WX3 8TU'),
  supplier('Harrowby Community Transport', 'vcse', 'transport', 'WX2 1VW'),
  supplier('Swiftline Buses plc', 'large', 'transport', 'QZ8 5XY'),
  supplier('Tandem Cargo Bikes Ltd', 'small', 'transport', 'WX1 4ZA'),
  supplier('Steadfast Leisure Trust', 'vcse', 'health', 'WX1 7BC'),
  supplier('Clearwater Recovery Services', 'vcse', 'health', 'WX7 6DE'),
  supplier('Anchor Point Health Ltd', 'medium', 'health', 'WX4 9FG'),
  supplier('Fenwick Vale Walking for Health CIC', 'vcse', 'health', 'WX5 2HJ'),
  supplier('Ladderway Skills Ltd', 'small', 'learning', 'WX2 5KL'),
  supplier('Fenwick Vale College', 'public', 'learning', 'WX5 9MN'),
  supplier('Second Page Adult Learning', 'vcse', 'learning', 'WX6 3PQ'),
  supplier('Prospect House Training plc', 'large', 'learning', 'QZ9 2RS'),
  supplier('Hollis Grant Consulting LLP', 'medium', 'advice', 'WX1 1TU'),
  supplier('Plainsong Research Ltd', 'small', 'advice', 'WX3 9VW'),
  supplier('Aldermoor Advice Centre', 'vcse', 'advice', 'WX4 6XY'),
  supplier('Northgate Facilities plc', 'large', 'premises', 'QZ1 8ZA'),
  supplier('Sparrow Cleaning Ltd', 'small', 'premises', 'WX2 9BC'),
  supplier('Guardwell Security Ltd', 'medium', 'premises', 'WX6 6DE'),
  supplier('Doorway Furniture CIC', 'vcse', 'premises', 'WX1 2FG'),
  supplier('Lock and Lintel Maintenance Ltd', 'small', 'premises', 'WX7 4HJ'),
  supplier('The Saltworks Arts Trust', 'vcse', 'culture', 'WX7 1KL'),
  supplier('Chapter House Libraries Supply Ltd', 'medium', 'culture', 'WX3 3MN'),
  supplier('Candlewick Theatre Company', 'vcse', 'culture', 'WX4 8PQ'),
  supplier('Sunfield Solar Ltd', 'small', 'energy', 'WX6 1RS'),
  supplier('Hearth and Heat Ltd', 'medium', 'energy', 'WX5 6TU'),
  supplier('Averill Community Energy', 'mutual', 'energy', 'WX7 7VW'),
]

/** Company and charity numbers begin with 99: no register has given one out. */
export function numberOf(of: ExampleSupplier): { scheme: string; id: string } {
  const number = suppliers.indexOf(of)
  return of.kind === 'vcse'
    ? { scheme: 'GB-CHC', id: String(9_900_100 + number) }
    : { scheme: 'GB-COH', id: String(99_000_100 + number) }
}
