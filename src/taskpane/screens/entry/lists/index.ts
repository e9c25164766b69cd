export { Lists } from './Lists';
