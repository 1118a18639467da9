namespace Dvc.Functions.Kpi;

/// <summary>Dossiers received, by channel.</summary>
/// <param name="Total">All channels.</param>
/// <param name="InPerson">At the counter.</param>
/// <param name="Online">Online.</param>
/// <param name="Post">By post.</param>
public sealed record ReceivedPart(long Total, long InPerson, long Online, long Post);
