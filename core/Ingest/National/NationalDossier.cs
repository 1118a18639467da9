using System.Text.Json.Nodes;
using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;

namespace Dvc.Core.Ingest.National;

/// <summary>
/// A dossier's whole state (an item of <c>DongBoHoSoMC</c>) as an event of the contract. It reads what is named here and
/// nothing else: the rest of the item is about people.
/// </summary>
internal static class NationalDossier
{
    // DuocThanhToanTrucTuyen says on whose gateway the fee was paid.
    private const string NationalPortal = "1";
    private const string AnotherGateway = "2";

    /// <summary>
    /// The event, with two members more than the contract has, <c>channelDefaulted</c> where the channel is assumed, and
    /// <c>noClock</c> in place of updatedAt: the message has no clock, so the same item sent again is the same event.
    /// </summary>
    /// <param name="dossier">The item.</param>
    /// <param name="madonvi">The sending agency's code, as the message states it.</param>
    public static JsonObject ToEvent(NationalMembers dossier, string? madonvi)
    {
        var channel = dossier.Name("KenhThucHien", NationalCodes.Channels);
        var status = dossier.Name("TrangThaiHoSo", NationalCodes.Statuses);
        var supplements = dossier.List("DanhSachHoSoBoSung") ?? [];
        var dueAt = supplements.Select(supplement => supplement.Time("NgayHenTraMoi")).Append(dossier.Time("NgayHenTra"));
        var returnedAt = dossier.Time("NgayTra");
        return PresentMembers.Of(
            ("dossierId", dossier.Code("MaHoSo", EventReader.IsDossierId)),
            ("agency", Agency(dossier) ?? madonvi),
            ("procedure", dossier.Code("MaTTHC", EventReader.IsProcedure)),
            ("channel", channel ?? WireName<Channel>.Of(Channel.InPerson)),
            ("serviceLevel", dossier.Name("MucDo", NationalCodes.Levels)),
            ("status", status),
            ("submittedAt", dossier.Time("NgayNopHoSo")?.Text),
            ("receivedAt", dossier.Time("NgayTiepNhan")?.Text),
            ("dueAt", NationalTime.Latest(dueAt)?.Text),
            ("originalDueAt", NationalTime.Earliest(supplements.Select(supplement => supplement.Time("NgayHenTraTruoc")))?.Text),
            ("pausedAt", PausedAt(status, supplements)?.Text),
            ("finishedAt", (dossier.Time("NgayKetThucXuLy") ?? returnedAt)?.Text),
            ("returnedAt", returnedAt?.Text),
            ("digitised", dossier.Flag("HoSoCoThanhPhanSoHoa", "1", "true")),
            ("feeDue", dossier.List("DanhSachLePhi")?.Any(fee => IsCharged(fee.Text("Gia")))),
            ("paidOnline", dossier.Flag("DuocThanhToanTrucTuyen", NationalPortal, AnotherGateway)),
            ("channelDefaulted", channel is null ? true : null),
            ("noClock", true));
    }

    // DonViXuLy is often a name, and then the code that the dossier was issued under says more than the sender's own.
    private static string? Agency(NationalMembers dossier) =>
        new[] { dossier.Text("DonViXuLy"), dossier.Text("MaHoSo")?.Split('-', 2)[0] }
            .FirstOrDefault(text => text is not null && AgencyCode.TryParse(text, out _));

    private static NationalTime? PausedAt(string? status, IEnumerable<NationalMembers> supplements) =>
        status == WireName<DossierStatus>.Of(DossierStatus.AwaitingSupplement)
            ? NationalTime.Latest(
                from supplement in supplements
                where supplement.Time("NgayTiepNhanBoSung") is null
                select supplement.Time("NgayBoSung"))
            : null;

    // Amounts are written in many ways, 50.000 and 50,000 đ among them; but only nothing is all zeros.
    private static bool IsCharged(string? amount) =>
        amount is not null && !amount.StartsWith('-') && amount.AsSpan().ContainsAnyInRange('1', '9');
}
