// Gives Azurite's table store an index by keys:
//
//   node --import <this folder>/key-index.mjs <this folder>/node_modules/azurite/dist/src/azurite.js
//
// Azurite looks for a row among all rows of its partition, through all rows of a table for a query, and moves two
// indexes of the whole table at each write. Here a table's rows are also kept in the order of their keys. Azurite
// still decides: it gets the rows that a filter's keys leave, and filters, sorts and cuts the page as it always does.
import { createRequire } from 'node:module';
import { indexCollection } from './indexed-collection.mjs';
import { KeyRange } from './key-range.mjs';
import { requirePinnedVersions } from './pinned-version.mjs';

requirePinnedVersions();

const require = createRequire(import.meta.url);
const persistence = 'azurite/dist/src/table/persistence';
const queryGenerator = require(`${persistence}/LokiTableStoreQueryGenerator`).default;
const store = require(`${persistence}/LokiTableMetadataStore`).default.prototype;
const { getEntityCollection, queryTableEntities } = store;
const orders = new WeakMap(); // By collection; a table that is deleted takes its own with it.

store.getEntityCollection = function (...table) {
  const collection = getEntityCollection.apply(this, table);
  if (!orders.has(collection)) {
    orders.set(collection, indexCollection(collection));
  }

  return collection;
};

store.queryTableEntities = async function (context, account, table, options, nextPartitionKey, nextRowKey) {
  const collection = this.getEntityCollection(account, table, context);
  const data = { value: candidates(this, orders.get(collection), context, options, nextPartitionKey, nextRowKey) };
  const narrowed = Object.create(this, { getEntityCollection: { value: () => Object.create(collection, { data }) } });
  return queryTableEntities.call(narrowed, context, account, table, options, nextPartitionKey, nextRowKey);
};

// At least the rows of the page, and the one with which the next begins.
function candidates(metadataStore, order, context, options, nextPartitionKey, nextRowKey) {
  const filter = queryGenerator.generateQueryForPersistenceLayer(options, context);
  const range = new KeyRange(options.filter);
  const [PartitionKey, RowKey] = [nextPartitionKey, nextRowKey].map(metadataStore.decodeContinuationHeader);
  // A row that fails, fails every page: none may be left out then.
  const enough = range.mayFail ? Infinity : metadataStore.getMaxResultsOption(options) + 1;
  const first = range.first(range.mayFail ? {} : { PartitionKey, RowKey: RowKey ?? '' });
  const rows = [];
  for (const block of order.blocksFrom(first)) {
    for (const row of block) {
      if (range.endsBefore(row) || rows.length === enough) {
        return rows;
      }

      if (range.mayFail || filter(row)) {
        rows.push(row);
      }
    }
  }

  return rows;
}
