export { LastYear } from './LastYear';
