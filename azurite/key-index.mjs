// Gives Azurite's table store an index by keys:
//
//   node --import <this folder>/key-index.mjs <this folder>/node_modules/azurite/dist/src/azurite.js
//
// Azurite looks for a row among all rows of its partition, through all rows of a table for a query, and moves two
// indexes of the whole table at each write. Here a table's rows are also kept in the order of their keys. Azurite
// still decides: it gets the rows that a filter's keys leave, and filters, sorts and cuts the page as it always does.
import { createRequire } from 'node:module';
import { KeyOrder } from './key-order.mjs';
import { KeyRange } from './key-range.mjs';
import { requirePinnedVersions } from './pinned-version.mjs';

requirePinnedVersions();

const require = createRequire(import.meta.url);
const persistence = 'azurite/dist/src/table/persistence';
const queryGenerator = require(`${persistence}/LokiTableStoreQueryGenerator`).default;
const store = require(`${persistence}/LokiTableMetadataStore`).default.prototype;
const { getEntityCollection, queryTableEntities } = store;
const orders = new WeakMap();

store.getEntityCollection = function (...table) {
  const collection = getEntityCollection.apply(this, table);
  if (!orders.has(collection)) {
    index(collection);
  }

  return collection;
};

store.queryTableEntities = async function (context, account, table, options, nextPartitionKey, nextRowKey) {
  const collection = this.getEntityCollection(account, table, context);
  const rows = candidates(this, collection, context, options, nextPartitionKey, nextRowKey);
  const narrowed = Object.create(this, {
    getEntityCollection: { value: () => Object.create(collection, { data: { value: rows } }) },
  });
  return queryTableEntities.call(narrowed, context, account, table, options, nextPartitionKey, nextRowKey);
};

function index(collection) {
  const order = new KeyOrder(collection.data);
  orders.set(collection, order);
  collection.binaryIndices = {};
  collection.on(['insert', 'update'], (row) => order.put(row));
  collection.on('delete', (row) => order.delete(row));
  const { findOne } = collection;
  Object.defineProperty(collection, 'findOne', {
    value: (query) => {
      const { PartitionKey, RowKey, ...others } = query;
      return typeof PartitionKey === 'string' && typeof RowKey === 'string' && Object.keys(others).length === 0
        ? order.find(PartitionKey, RowKey)
        : findOne.call(collection, query);
    },
  });
}

// At least the rows of the page and the one after it.
function candidates(metadataStore, collection, context, options, nextPartitionKey, nextRowKey) {
  const matches = queryGenerator.generateQueryForPersistenceLayer(options, context);
  const range = new KeyRange(options.filter);
  const [partitionKey, rowKey] = [nextPartitionKey, nextRowKey].map(metadataStore.decodeContinuationHeader);
  if (range.mayFail || (partitionKey === undefined && rowKey !== undefined)) {
    return [...range.rowsOf(orders.get(collection))];
  }

  const enough = metadataStore.getMaxResultsOption(options) + 1;
  const rows = [];
  for (const row of range.rowsOf(orders.get(collection), partitionKey, rowKey ?? '')) {
    if (matches(row) && rows.push(row) === enough) {
      break;
    }
  }

  return rows;
}
