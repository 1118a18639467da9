namespace Dvc.Core.Dossiers;

/// <summary>How a dossier was filed (kênh tiếp nhận).</summary>
public enum Channel
{
    /// <summary>At the counter (trực tiếp).</summary>
    InPerson,

    /// <summary>On a public service portal (trực tuyến).</summary>
    Online,

    /// <summary>By public post (bưu chính công ích).</summary>
    Post,
}
