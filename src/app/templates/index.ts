export { stampOf, type TemplateStamp } from './stamp';
export { formsFor, templateOf, type TemplateRequest } from './templateOf';
