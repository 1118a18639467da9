using Azure.Data.Tables;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>Tables of a worker that breaks a rule.</summary>
internal sealed class BrokenTables(TableServiceClient inner, Breach breach) : TableServiceClient
{
    public override TableClient GetTableClient(string tableName)
    {
        breach.Tables = inner;
        return new BrokenTable(inner.GetTableClient(tableName), breach);
    }
}
