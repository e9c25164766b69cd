export { officeLayer, type OfficeLayer } from './layer';
