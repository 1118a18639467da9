// Makes a table's collection find and remove rows without going through them all.
import { KeyOrder } from './key-order.mjs';

// Removed rows leave holes, as closing them moves all rows behind; they are closed when they are as many as the rows.
const fewestHolesToClose = 1_000;

export function indexCollection(collection) {
  const order = new KeyOrder(collection.data);
  const { findOne, remove } = collection;
  let holes = 0;
  collection.binaryIndices = {}; // Loki's own, which every write moves.
  collection.on(['insert', 'update'], (row) => order.put(row));
  collection.on('delete', (row) => order.delete(row));

  function closeHoles() {
    if (holes > 0) {
      collection.data = collection.data.filter((row) => row !== undefined);
      collection.idIndex = null; // Loki makes it again.
      holes = 0;
    }
  }

  function findByKeys(query) {
    if (Object.keys(query).join() === 'PartitionKey,RowKey') {
      return order.find(query);
    }

    closeHoles();
    return findOne.call(collection, query);
  }

  function removeRow(row) {
    const [stored, position] = (typeof row?.$loki === 'number' && collection.get(row.$loki, true)) || [];
    if (stored === undefined) {
      closeHoles();
      return remove.call(collection, row); // Which refuses.
    }

    collection.data[position] = undefined;
    collection.dirty = true;
    collection.emit('delete', stored);
    delete row.$loki;
    delete row.meta;
    if (++holes > Math.max(fewestHolesToClose, collection.data.length / 2)) {
      closeHoles();
    }

    return row;
  }

  function toJSON() {
    closeHoles();
    return collection;
  }

  for (const [name, value] of Object.entries({ findOne: findByKeys, remove: removeRow, toJSON })) {
    Object.defineProperty(collection, name, { value });
  }

  return order;
}
