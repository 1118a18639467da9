namespace Dvc.Functions.OpenApi;

/// <summary>What routes are about; the document groups them by it.</summary>
internal enum Area
{
    /// <summary>Reading figures (số liệu).</summary>
    Figures,

    /// <summary>How far figures can be trusted (chất lượng dữ liệu).</summary>
    Quality,

    /// <summary>Delivering dossiers (gửi hồ sơ).</summary>
    Delivery,

    /// <summary>Who may deliver (nguồn gửi).</summary>
    Sources,

    /// <summary>Names, levels, terms, rest days and targets (danh mục).</summary>
    Catalogue,

    /// <summary>What could not be recorded (hồ sơ chưa ghi nhận được).</summary>
    DeadLetters,

    /// <summary>The interface itself, and how it stands (giao diện và vận hành).</summary>
    Service,
}
