using Dvc.Testing.Tables;

namespace Dvc.Testing.Storage;

/// <summary>The storage calls of recorder and roll-up, by what they mean in the protocol.</summary>
public static class Calls
{
    /// <summary>The recorder's transaction: dossiers and deltas.</summary>
    public static bool Record(TableCall call) => Writes(call, "dossiers", "d|");

    /// <summary>The recorder's mark.</summary>
    public static bool Mark(TableCall call) => call is { Table: "dirty", IsWrite: true } && call.Keys[0].PartitionKey == "mark";

    public static bool ReadMarks(TableCall call) => call is { Table: "dirty", Operation: TableOperation.QueryPage };

    public static bool ReadDeltas(TableCall call) => Reads(call, "dossiers", "x|");

    public static bool ReadTouched(TableCall call) => Reads(call, "dossiers", "t|");

    /// <summary>The roll-up's transaction: ledger rows, deltas gone, what was touched.</summary>
    public static bool Fold(TableCall call) => Writes(call, "dossiers", "k|");

    public static bool ReadFacts(TableCall call) => call is { Table: "facts", IsWrite: false };

    public static bool WriteFacts(TableCall call) => call is { Table: "facts", IsWrite: true };

    public static bool WriteKpis(TableCall call) => call is { Table: "kpis", IsWrite: true };

    public static bool DeleteTouched(TableCall call) => Writes(call, "dossiers", "t|") && !Fold(call);

    /// <summary>What tells readers that figures have changed.</summary>
    public static bool ChangeVersion(TableCall call) => call is { Table: "dirty", IsWrite: true } && call.Keys[0] == new EntityKey("journal", "figures");

    public static bool DeleteMark(TableCall call) => Mark(call) && call.Operation == TableOperation.Delete;

    /// <summary>The publisher's rows, seen by nobody yet.</summary>
    public static bool WriteBulletin(TableCall call) => call is { Table: "bulletins", Operation: TableOperation.Transaction } && !IsDeletion(call);

    /// <summary>What makes them the week's bulletin.</summary>
    public static bool CommitBulletin(TableCall call) => call is { Table: "bulletins", Operation: TableOperation.Add };

    public static bool DeleteBulletin(TableCall call) => call is { Table: "bulletins", Operation: TableOperation.Transaction } && IsDeletion(call);

    public static bool Any(TableCall call) => true;

    public static bool Write(TableCall call) => call.IsWrite;

    /// <summary>A roll-up's steps that decide what is folded, published and marked.</summary>
    public static bool OfHome(TableCall call) => ReadMarks(call) || Mark(call) || ReadDeltas(call) || Fold(call) || ReadTouched(call);

    public static bool ReadKpis(TableCall call) => call is { Table: "kpis", IsWrite: false };

    /// <summary>Any write to a table with derived rows: facts or kpis.</summary>
    public static bool WriteDerived(TableCall call) => WriteFacts(call) || WriteKpis(call);

    /// <summary>The write of one derived row among others.</summary>
    public static Func<TableCall, bool> Write(string table, string partition, string rowKey) => call =>
        call.Table == table && call.IsWrite && call.Keys.Any(key => key.PartitionKey == partition && key.RowKey.StartsWith(rowKey, StringComparison.Ordinal));

    private static bool IsDeletion(TableCall call) => call.Actions![0].ActionType == Azure.Data.Tables.TableTransactionActionType.Delete;

    private static bool Writes(TableCall call, string table, string rows) =>
        call.Table == table && call.IsWrite && call.Keys.Any(key => key.RowKey.StartsWith(rows, StringComparison.Ordinal));

    private static bool Reads(TableCall call, string table, string rows) =>
        call.Table == table && call.Operation == TableOperation.QueryPage && call.Filter!.Contains($"'{rows}'", StringComparison.Ordinal);
}
