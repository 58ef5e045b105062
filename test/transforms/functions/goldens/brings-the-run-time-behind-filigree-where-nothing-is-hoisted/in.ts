import './helper.js';
import { span } from 'filigree'
/** @span */
export const arrow = () => 1;
