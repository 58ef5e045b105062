#!/usr/bin/env node
'use strict';
// A licence, and a file comment.
/* eslint-disable */ import 'dotenv/config';
import {
  span,
} from 'filigree'; // the tracing
import other from 'other';

class Agent { @span m() {} }
