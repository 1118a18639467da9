using System.Globalization;
using Dvc.Core.Agencies;
using Dvc.Functions.Http;
using Dvc.Storage.Sources;
using Microsoft.AspNetCore.Mvc;

namespace Dvc.Functions.Sources;

/// <summary>What an administrator may say of sources, and the answers to what is wrong.</summary>
internal static class SourceRules
{
    /// <summary>What an agency must be.</summary>
    public const string AgencyForm = "an agency code such as H60, or VN for any agency";

    /// <summary>The agency that a source may deliver for; null where the text is none.</summary>
    public static AgencyCode? ReadAgency(string? text) =>
        text is not null && AgencyCode.TryParseAny(text, out var agency) ? agency : null;

    /// <summary>The answer to an id that no source can have; null where one can.</summary>
    public static ContentResult? BadId(string id) => Source.IsId(id) ? null : Problem.BadParameter("id", Source.IdForm);

    /// <summary>The answer to a number that cannot be used.</summary>
    public static ContentResult BadNumber(string member, int from, int to) =>
        JsonBody.Invalid(member, string.Create(CultureInfo.InvariantCulture, $"a whole number from {from} to {to}"));

    /// <summary>The answer where no source has the id.</summary>
    public static ContentResult Unknown() => Problem.Of(404, "There is no such source.", "id must be that of a source which GET /api/sources lists.");
}
