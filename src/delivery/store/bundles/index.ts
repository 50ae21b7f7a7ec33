export { bundleOf, type Bundled, type BundleRecord, sendBundle } from './bundle.ts'
export { bundleOfEach, bundlesToTell } from './bundling.ts'
export { tellBundles } from './telling.ts'
