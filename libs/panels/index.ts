export { PanelsModule } from './panels.module.js';
