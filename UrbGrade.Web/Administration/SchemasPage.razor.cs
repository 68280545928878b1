using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class SchemasPage(ISchemaCatalogue catalogue, ReaderZone zone, IStringLocalizer<AdministrationText> texts)
{
    private IReadOnlyList<SchemaEntry>? schemas;

    [SupplyParameterFromQuery(Name = "tenant")]
    private string? Tenant { get; set; }

    private IStringLocalizer<AdministrationText> T => texts;

    private IReadOnlyList<string> Tenants => [.. schemas!.Select(row => row.TenantCode).Distinct()];

    private IEnumerable<SchemaEntry> Shown => schemas!.Where(row => Tenant is null || row.TenantCode == Tenant);

    protected override async Task OnInitializedAsync() => schemas = await ReadOnce(nameof(schemas), null, () => catalogue.List(Asking));

    private string Reads(SchemaMapping mapping) => mapping.Record is { } record
        ? ReadsRecords(record.Kind)
        : string.Join(", ", mapping.Fields.Select(field => Units.Text(field.Unit) is { Length: > 0 } unit
            ? $"{KpiNames.OfQuantity(field.Quantity)} ({unit})" : KpiNames.OfQuantity(field.Quantity)));

    /// <summary>A kind that a tenant named is told as it is.</summary>
    private string ReadsRecords(string kind) =>
        texts[$"RecordKind.{kind}"] is { ResourceNotFound: false } words ? texts["Schemas.ReadsRecord", kind, words.Value] : texts["Schemas.ReadsOther", kind];

    private static string Address(SchemaEntry row) =>
        $"/admin/schemas/edit?tenant={Uri.EscapeDataString(row.TenantCode)}&type={Uri.EscapeDataString(row.Type)}&version={Uri.EscapeDataString(row.Version)}";
}
