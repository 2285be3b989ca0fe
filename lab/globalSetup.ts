export { startLayerServers as default } from './layerServers';
