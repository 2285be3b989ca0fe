export { stopLayerServers as default } from './layerServers';
