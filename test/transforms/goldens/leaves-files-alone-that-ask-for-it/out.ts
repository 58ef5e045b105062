#!/usr/bin/env node
/** A licence. */
// @filigree-ignore: generated
'use strict';
import { span } from 'filigree';

class Agent { @span run() {} }
