using System.Globalization;
using Dvc.Core.Dossiers;

namespace Dvc.Core.Ingest.National;

/// <summary>The codes of the national message.</summary>
internal static class NationalCodes
{
    /// <summary>TrangThaiHoSo and TrangThai: the statuses' own numbers.</summary>
    public static IReadOnlyDictionary<string, DossierStatus> Statuses { get; } = Enum.GetValues<DossierStatus>()
        .ToDictionary(status => ((int)status).ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>KenhThucHien: trực tiếp, trực tuyến, bưu chính công ích.</summary>
    public static IReadOnlyDictionary<string, Channel> Channels { get; } = new Dictionary<string, Channel>(StringComparer.Ordinal)
    {
        ["1"] = Channel.InPerson,
        ["2"] = Channel.Online,
        ["3"] = Channel.Post,
    };

    /// <summary>MucDo: cung cấp thông tin, một phần, toàn trình.</summary>
    public static IReadOnlyDictionary<string, ServiceLevel> Levels { get; } = new Dictionary<string, ServiceLevel>(StringComparer.Ordinal)
    {
        ["2"] = ServiceLevel.Information,
        ["3"] = ServiceLevel.Partial,
        ["4"] = ServiceLevel.Full,
    };
}
