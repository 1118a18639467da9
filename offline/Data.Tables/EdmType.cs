namespace Azure.Data.Tables;

/// <summary>The types that JSON has no notation for, as OData annotates them.</summary>
internal static class EdmType
{
    public const string Annotation = "@odata.type";
    public const string Binary = "Edm.Binary";
    public const string DateTime = "Edm.DateTime";
    public const string Double = "Edm.Double";
    public const string Guid = "Edm.Guid";
    public const string Int64 = "Edm.Int64";
}
