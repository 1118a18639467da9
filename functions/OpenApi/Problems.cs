using System.Text.Json;
using Dvc.Core;
using Dvc.Core.Dossiers;
using Dvc.Core.Ingest;
using Dvc.Core.Kpi;
using Dvc.Core.Periods;
using Dvc.Functions.Catalog;
using Dvc.Functions.DeadLetters;
using Dvc.Functions.Http;
using Dvc.Functions.Ingest;
using Dvc.Functions.Ingest.National;
using Dvc.Functions.Kpi;
using Dvc.Functions.Sources;
using Dvc.Storage.Catalog;
using Dvc.Storage.DeadLetters;
using Microsoft.AspNetCore.Mvc;

namespace Dvc.Functions.OpenApi;

/// <summary>What requests that fail are answered, one of each status: made by what answers them, so that the document shows no other words.</summary>
internal static class Problems
{
    private const int PerMinute = 1200;

    private static readonly IngestOptions Limits = new();

    /// <summary>Storage does not answer.</summary>
    public static ContentResult StorageDown { get; } = Failures.StorageDown();

    /// <summary>A body that the server waited for.</summary>
    public static ContentResult SlowBody { get; } = Failures.NotReadable(408);

    /// <summary>An agency that is none.</summary>
    public static ContentResult Agency { get; } = Problem.BadParameter("agency", RequestQuery.AgencyForm);

    /// <summary>A form that no answer has.</summary>
    public static ContentResult Format { get; } = Problem.BadParameter("format", RequestQuery.NameOf(AnswerForm.Formats));

    /// <summary>Neither published nor not.</summary>
    public static ContentResult Published { get; } = Problem.BadParameter("published", RequestQuery.NameOf(["true", "false"]));

    /// <summary>A week without a bulletin.</summary>
    public static ContentResult NotPublished { get; } = GetWeeklyKpi.NotPublished(hasBulletin: false);

    /// <summary>A kind of period that is none.</summary>
    public static ContentResult Grain { get; } = Problem.BadParameter("grain", RequestQuery.NameOf(WireName<PeriodGrain>.All));

    /// <summary>Days that end before they begin.</summary>
    public static ContentResult To { get; } = Problem.BadParameter("to", RequestQuery.NotBeforeFrom);

    /// <summary>A move that is none.</summary>
    public static ContentResult MovedDateKind { get; } = Problem.BadParameter("kind", RequestQuery.NameOf(WireName<MovedDateKind>.All));

    /// <summary>A figure that has no dossiers.</summary>
    public static ContentResult State { get; } = Problem.BadParameter("state", RequestQuery.NameOf(DossierState.Names));

    /// <summary>A list that the catalogue does not have.</summary>
    public static ContentResult CatalogKind { get; } = Problem.BadParameter("kind", RequestQuery.NameOf(WireName<CatalogKind>.All));

    /// <summary>An entry that breaks a rule.</summary>
    public static ContentResult CatalogEntry { get; } = CatalogRules.Check(
        CatalogRules.List(Storage.Catalog.CatalogKind.Agencies),
        [new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = "H60.12", ["name"] = "Sở Tư pháp", ["level"] = "Department" }]).Problem!;

    /// <summary>A list that another has replaced.</summary>
    public static ContentResult CatalogChanged { get; } = PutCatalog.Changed();

    /// <summary>A list of many entries too many.</summary>
    public static ContentResult CatalogTooLarge { get; } = PutCatalog.TooLarge();

    /// <summary>A list in another form.</summary>
    public static ContentResult CatalogForm { get; } = PutCatalog.OtherForm();

    /// <summary>An id that no source can have.</summary>
    public static ContentResult SourceId { get; } = SourceRules.BadId("H60")!;

    /// <summary>An agency that no source can have.</summary>
    public static ContentResult SourceAgency { get; } = JsonBody.Invalid("agency", SourceRules.AgencyForm);

    /// <summary>A grace that is too long.</summary>
    public static ContentResult Grace { get; } = RotateSource.BadGrace();

    /// <summary>No source of that id.</summary>
    public static ContentResult NoSource { get; } = SourceRules.Unknown();

    /// <summary>A small body that is too large.</summary>
    public static ContentResult BodyTooLarge { get; } = JsonBody.TooLarge();

    /// <summary>A small body in another form.</summary>
    public static ContentResult BodyForm { get; } = JsonBody.OtherForm();

    /// <summary>A reason that no dead letter has.</summary>
    public static ContentResult Reason { get; } = Problem.BadParameter("reason", RequestQuery.NameOf(DeadLetter.Reasons));

    /// <summary>No dead letter of that id.</summary>
    public static ContentResult NoLetter { get; } = NoSuchLetter.Problem();

    /// <summary>A dead letter that no message can hold.</summary>
    public static ContentResult LetterTooLarge { get; } = ReplayDeadLetter.TooLarge();

    /// <summary>No key of a source.</summary>
    public static ContentResult UnknownSource { get; } = IngestGate.Unknown();

    /// <summary>No event that follows the contract.</summary>
    public static ContentResult NoGoodEvent { get; } = AcceptEvents.NothingAccepted([Examples.RejectedAt(0)], isForbidden: false);

    /// <summary>Only events of others' agencies.</summary>
    public static ContentResult Foreign { get; } =
        AcceptEvents.NothingAccepted([Examples.RejectedAt(0) with { Errors = [EventReading.OutsideSource] }], isForbidden: true);

    /// <summary>A delivery that was not there in time.</summary>
    public static ContentResult SlowDelivery { get; } = EventBody.TooSlow(Limits.BodyTimeout!.Value);

    /// <summary>A delivery of too many bytes.</summary>
    public static ContentResult DeliveryTooLarge { get; } = EventBody.TooLong();

    /// <summary>A delivery in another form.</summary>
    public static ContentResult DeliveryForm { get; } = EventBody.OtherForm(isJson: false);

    /// <summary>Too many deliveries a minute.</summary>
    public static ContentResult TooOften { get; } = IngestGate.TooMany(PerMinute);

    /// <summary>A national message without items.</summary>
    public static ContentResult NoItem { get; } = AcceptNational.NoItem();

    /// <summary>A login that is none.</summary>
    public static ContentResult NoLogin { get; } = LogInNational.NotALogin();

    /// <summary>Nobody known, in the national message's form.</summary>
    public static ContentResult UnknownNational { get; } = NationalAnswers.Unknown();

    /// <summary>What keeps any delivery from being taken, in the national message's form.</summary>
    public static IEnumerable<ContentResult> National { get; } =
        [.. new[] { SlowDelivery, DeliveryTooLarge, EventBody.OtherForm(isJson: true), StorageDown }.Select(NationalAnswers.Of)];

    /// <summary>Too many national messages a minute.</summary>
    public static ContentResult TooOftenNational { get; } = NationalAnswers.Of(TooOften);

    /// <summary>What a national answer says.</summary>
    public static NationalAnswer ReadNational(ContentResult answer) => JsonSerializer.Deserialize(answer.Content!, ApiJson.Answers.NationalAnswer)!;
}
