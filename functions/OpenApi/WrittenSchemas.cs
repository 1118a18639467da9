using System.Text.Json.Nodes;
using Dvc.Core;
using Dvc.Core.Catalog;
using Dvc.Core.Dossiers;
using Dvc.Core.Kpi;
using Dvc.Functions.Catalog;
using Dvc.Storage.Catalog;

namespace Dvc.Functions.OpenApi;

/// <summary>The schemas of what no type of answers is: what is sent, the catalogue's lists, problem details.</summary>
internal static class WrittenSchemas
{
    /// <summary>Problem details of RFC 9457.</summary>
    public const string Problem = "Problem";

    /// <summary>A dossier's event: the contract's own schema.</summary>
    public const string Event = "DossierEvent";

    /// <summary>One event or several.</summary>
    public const string Events = "DossierEvents";

    /// <summary>An event in the envelope of CloudEvents.</summary>
    public const string CloudEvent = "CloudEvent";

    /// <summary>Several of them.</summary>
    public const string CloudEvents = "CloudEvents";

    /// <summary>The national synchronisation message.</summary>
    public const string NationalMessage = "NationalMessage";

    /// <summary>What opens a session.</summary>
    public const string NationalLogin = "NationalLogin";

    /// <summary>What a source may do.</summary>
    public const string Source = "SourceSettings";

    /// <summary>How long the previous key opens.</summary>
    public const string Rotation = "Rotation";

    /// <summary>A list of the catalogue as it is answered.</summary>
    public const string CatalogAnswer = "CatalogList";

    /// <summary>A list of the catalogue as it is sent.</summary>
    public const string CatalogSent = "CatalogSent";

    /// <summary>Any text.</summary>
    public const string Text = "Text";

    /// <summary>This document.</summary>
    public const string Document = "OpenApiDocument";

    private static readonly Dictionary<(CatalogKind Kind, string Column), IReadOnlyList<string>> CatalogNames = new()
    {
        [(CatalogKind.Agencies, "level")] = WireName<AgencyLevel>.All,
        [(CatalogKind.Procedures, "level")] = WireName<ServiceLevel>.All,
        [(CatalogKind.Calendar, "kind")] = WireName<CalendarDayKind>.All,
        [(CatalogKind.Targets, "level")] = WireName<AgencyLevel>.All,
        [(CatalogKind.Targets, "rate")] = WireName<KpiRate>.All,
    };

    /// <summary>Every one of them, by name.</summary>
    public static IReadOnlyDictionary<string, JsonObject> All { get; } = new Dictionary<string, JsonObject>(StringComparer.Ordinal)
    {
        [Problem] = Parse("""
            {"type": "object", "required": ["title", "status"], "additionalProperties": true, "properties": {
              "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer", "format": "int32"}, "detail": {"type": "string"}}}
            """),
        [Event] = ReadEvent(),
        [Events] = Parse("""
            {"anyOf": [{"$ref": "#/components/schemas/DossierEvent"},
              {"type": "array", "minItems": 1, "maxItems": 1000, "items": {"$ref": "#/components/schemas/DossierEvent"}}]}
            """),
        [CloudEvent] = Parse("""
            {"type": "object", "required": ["specversion", "id", "source", "type", "data"], "additionalProperties": true, "properties": {
              "specversion": {"type": "string", "enum": ["1.0"]}, "id": {"type": "string", "minLength": 1, "maxLength": 256},
              "source": {"type": "string", "minLength": 1, "maxLength": 256}, "type": {"type": "string", "minLength": 1, "maxLength": 256},
              "data": {"$ref": "#/components/schemas/DossierEvent"}}}
            """),
        [CloudEvents] = Parse("""{"type": "array", "minItems": 1, "maxItems": 1000, "items": {"$ref": "#/components/schemas/CloudEvent"}}"""),
        [NationalMessage] = Parse("""
            {"anyOf": [
              {"type": "object", "required": ["data"], "additionalProperties": true, "properties": {
                "session": {"type": "string"}, "madonvi": {"type": "string"}, "service": {"type": "string", "enum": ["DongBoHoSoMC", "CapNhatTienDoHoSoMC"]},
                "data": {"type": "array", "minItems": 1, "maxItems": 1000, "items": {"type": "object", "additionalProperties": true}}}},
              {"type": "array", "minItems": 1, "maxItems": 1000, "items": {"type": "object", "additionalProperties": true}}]}
            """),
        [NationalLogin] = Parse("""
            {"type": "object", "required": ["username", "password"], "additionalProperties": true, "properties": {
              "username": {"type": "string"}, "password": {"type": "string"}}}
            """),
        [Source] = Parse("""
            {"type": "object", "required": ["agency"], "additionalProperties": true, "properties": {
              "agency": {"type": "string"}, "requestsPerMinute": {"type": "integer", "minimum": 1, "maximum": 60000, "default": 1200}}}
            """),
        [Rotation] = Parse("""
            {"type": "object", "additionalProperties": true, "properties": {
              "graceSeconds": {"type": "integer", "minimum": 0, "maximum": 2592000, "default": 86400}}}
            """),
        [CatalogAnswer] = new JsonObject { ["anyOf"] = new JsonArray([.. Enum.GetValues<CatalogKind>().Select(List)]) },
        [CatalogSent] = Parse("""
            {"type": "array", "items": {"type": "object", "additionalProperties": {
              "anyOf": [{"type": ["string", "number", "null"]}, {"type": "array", "items": {"type": "string"}}]}}}
            """),
        [Text] = Schemas.Text(),
        [Document] = Parse("""
            {"type": "object", "required": ["openapi", "info", "paths"], "additionalProperties": true, "properties": {
              "openapi": {"type": "string"}, "info": {"type": "object", "additionalProperties": true}, "paths": {"type": "object", "additionalProperties": true}}}
            """),
    };

    /// <summary>A reference to one of them.</summary>
    public static JsonObject Reference(string name) =>
        All.ContainsKey(name) ? Schemas.Reference(name) : throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such schema.");

    private static JsonObject List(CatalogKind kind) =>
        Schemas.List(Schemas.Closed(CatalogRules.List(kind).Columns.Select(column => KeyValuePair.Create(column.Name, (JsonNode?)Column(kind, column)))));

    private static JsonObject Column(CatalogKind kind, EntryColumn column) => column.Kind switch
    {
        EntryColumnKind.List => Schemas.List(Schemas.Text()),
        EntryColumnKind.Number => new JsonObject { ["type"] = Schemas.Names(["number", "null"]) },
        _ when CatalogNames.TryGetValue((kind, column.Name), out var names) =>
            new JsonObject { ["type"] = Schemas.Names(["string", "null"]), ["enum"] = new JsonArray([.. Schemas.Names(names).Select(name => name!.DeepClone()), null]) },
        _ => new JsonObject { ["type"] = Schemas.Names(["string", "null"]) },
    };

    private static JsonObject ReadEvent()
    {
        using var file = typeof(WrittenSchemas).Assembly.GetManifestResourceStream("OpenApi/dossier-event.schema.json")!;
        var schema = (JsonObject)JsonNode.Parse(file)!;
        schema.Remove("$schema");
        schema.Remove("$id");
        return schema;
    }

    private static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;
}
