using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dvc.Functions.Bulletins;
using Dvc.Functions.Catalog;
using Dvc.Functions.DeadLetters;
using Dvc.Functions.Definitions;
using Dvc.Functions.Drill;
using Dvc.Functions.Health;
using Dvc.Functions.Ingest;
using Dvc.Functions.Ingest.National;
using Dvc.Functions.Kpi;
using Dvc.Functions.Procedures;
using Dvc.Functions.Quality;
using Dvc.Functions.Sources;
using Microsoft.AspNetCore.Mvc;

namespace Dvc.Functions.Http;

/// <summary>How answers become JSON: camelCase, members in the contract's order, Vietnamese letters as they are.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(AcceptedEvents))]
[JsonSerializable(typeof(IReadOnlyList<RejectedEvent>))]
[JsonSerializable(typeof(IReadOnlyList<RejectedEntry>))]
[JsonSerializable(typeof(CatalogReplaced))]
[JsonSerializable(typeof(KpiAnswer))]
[JsonSerializable(typeof(BulletinsAnswer))]
[JsonSerializable(typeof(SeriesAnswer))]
[JsonSerializable(typeof(NowAnswer))]
[JsonSerializable(typeof(ProceduresAnswer))]
[JsonSerializable(typeof(FieldsAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(QualityAnswer))]
[JsonSerializable(typeof(MovedDatesAnswer))]
[JsonSerializable(typeof(PendingPart))]
[JsonSerializable(typeof(RollUpProgressPart))]
[JsonSerializable(typeof(NationalAnswer))]
[JsonSerializable(typeof(SourceAnswer))]
[JsonSerializable(typeof(SourcesAnswer))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(DeadLetterList))]
[JsonSerializable(typeof(DeadLetterAnswer))]
[JsonSerializable(typeof(DossiersAnswer))]
[JsonSerializable(typeof(DefinitionsAnswer))]
public sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The one to use: answers are JSON documents and never part of an HTML page, so nothing is escaped needlessly.</summary>
    public static ApiJson Answers { get; } =
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
