using Dvc.Core.Catalog;

namespace Dvc.Core.Kpi;

/// <summary>The figures of one procedure, with what the catalogue knows of it.</summary>
/// <param name="Code">The procedure's code.</param>
/// <param name="Offer">How it is offered; null where it is not catalogued.</param>
/// <param name="Figures">Its figures; <see cref="Figures.Nothing"/> where it is only offered.</param>
public sealed record ProcedureFigures(string Code, CataloguedProcedure? Offer, Figures Figures);
