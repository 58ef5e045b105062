/** NestJS, TypeORM and MobX beside filigree under `experimentalDecorators`, in both orders. */
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { configure, instrumented, span, trace } from 'filigree';
import { memory } from 'filigree/exporters/memory';
import { Controller, Get, Injectable, Module, Param, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { BeforeInsert, Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { action, autorun, computed, makeObservable, observable } from 'mobx';

const recorded = memory();
configure({ exporters: [recorded], store: false });

@Injectable()
class Finder {
  @span.tool
  find(id: string) {
    return { id };
  }
}

@Controller('pages')
class Pages {
  constructor(private readonly finder: Finder) {}

  @Get(':id')
  @span
  async above(@Param('id') id: string, @Query('q') q: string) {
    return { ...this.finder.find(id), q };
  }

  @trace
  @Get('below/:id')
  async below(@Param('id') id: string) {
    return this.finder.find(id);
  }
}

@Module({ controllers: [Pages], providers: [Finder] })
class App {}

const app = await NestFactory.create(App, { logger: ['error'] });
await app.listen(0, '127.0.0.1');
const url = await app.getUrl();
assert.deepEqual(await (await fetch(`${url}/pages/1?q=x`)).json(), { id: '1', q: 'x' });
assert.deepEqual(await (await fetch(`${url}/pages/below/2`)).json(), { id: '2' });
await app.close();
assert.deepEqual(instrumented(Pages).map(({ name }) => name), ['above', 'below']);
assert.deepEqual(recorded.spans.map(({ name }) => name), ['Finder.find', 'Pages.above', 'Finder.find']);
assert.deepEqual(recorded.traces.map(({ name }) => name), ['Pages.above', 'Pages.below']);
recorded.clear();

@Entity()
class User {
  @PrimaryGeneratedColumn() id!: number;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) slug?: string;

  @span
  @BeforeInsert()
  makeSlug() {
    this.slug = this.name.toLowerCase();
  }

  @BeforeInsert()
  @span
  markSlug() {
    this.slug += '!';
  }
}

const source = await new DataSource({ type: 'sqljs', entities: [User], synchronize: true }).initialize();
await source.manager.save(Object.assign(new User(), { name: 'Ada' }));
assert.equal((await source.manager.find(User))[0]?.slug, 'ada!');
await source.destroy();
assert.deepEqual(recorded.spans.map(({ name }) => name), ['User.makeSlug', 'User.markSlug']);
recorded.clear();

class Store {
  count = 0;

  constructor() {
    makeObservable(this, { count: observable, increase: action, double: computed });
  }

  @span
  increase() {
    this.count += 1;
  }

  get double() {
    return this.count * 2;
  }
}

const store = new Store();
const seen: number[] = [];
autorun(() => seen.push(store.double));
store.increase();
store.increase();
assert.deepEqual(seen, [0, 2, 4]);
assert.deepEqual(recorded.spans.map(({ name }) => name), ['Store.increase', 'Store.increase']);
