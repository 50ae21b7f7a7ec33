import type { ApiRoute } from '../web/api.ts'
import { deliveryRoutes } from './api/deliveries.ts'
import { returnRoutes } from './api/returns.ts'
import type { DeliveryNeeds } from './needs.ts'

export function deliveryApi(needs: DeliveryNeeds): ApiRoute[] {
  return [...returnRoutes(), ...deliveryRoutes(needs)]
}
