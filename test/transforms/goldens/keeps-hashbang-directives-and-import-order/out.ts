#!/usr/bin/env node
'use strict';
// A licence, and a file comment.
/* eslint-disable */ import 'dotenv/config';
import {
  span,
} from 'filigree'; import { site as __filigree_site } from "filigree/runtime"; // the tracing
import other from 'other';

class Agent { @span(__filigree_site("Agent.m", [], "in.ts", 10, 21)) m() {} }
