'use client';
import 'filigree';
/** @span */
export async function save(form) {
  'use server';
  await form;
}
/** @span */
function strict() { 'use strict'
  'another'
  return 1 }
