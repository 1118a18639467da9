namespace Dvc.Cli.Events;

/// <summary>What <c>POST /api/events</c> answers, also inside the problem document of a 400.</summary>
internal sealed record PostAnswer(int Accepted = 0, IReadOnlyList<RejectedEvent>? Rejected = null);
