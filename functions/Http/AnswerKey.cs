using NodaTime;

namespace Dvc.Functions.Http;

/// <summary>All that an answer depends on.</summary>
/// <param name="Asked">What was asked for, as it was understood, with value equality.</param>
/// <param name="Today">The day it was asked on.</param>
/// <param name="Catalog">The catalogue's version.</param>
/// <param name="Figures">The figures' version.</param>
internal sealed record AnswerKey(object Asked, LocalDate Today, string Catalog, string Figures);
