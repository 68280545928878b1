using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Resident;

/// <summary>Bills of an own place beside what its meters measured.</summary>
public sealed partial class MyBillsPage(IResidentQueries queries, NavigationManager navigation, IStringLocalizer<ResidentText> texts)
    : MyPage(queries, navigation, texts)
{
    private IReadOnlyList<OwnBill> bills = [];

    protected override async Task Read(OwnPlace place) => bills = await Queries.Bills(place.AssetId, Leaving) ?? [];

    private string Remark(OwnBill bill)
    {
        List<string> parts = [];
        if (bill.IsEstimated)
            parts.Add(T["My.Bills.Estimated"]);
        if (bill.Metered is { Status: KpiStatus.Insufficient } thin)
            parts.Add(T["My.Bills.Thin", Measures.Percent(thin.Coverage)]);
        if (BillCheck.Matches(bill) is { } matches)
            parts.Add(T[matches ? "My.Bills.Matches" : "My.Bills.Differs"]);
        return string.Join("; ", parts);
    }

    private static string Kwh(double? energy) => energy is { } known ? Measures.Number(known, 0) : "–";
}
