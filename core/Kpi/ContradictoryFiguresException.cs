namespace Dvc.Core.Kpi;

/// <summary>
/// Figures that were read together contradict each other. A roll-up stands between the writes of their rows, so a later
/// reading is right.
/// </summary>
/// <param name="message">Which figures do; no personal data.</param>
public sealed class ContradictoryFiguresException(string message) : Exception(message);
