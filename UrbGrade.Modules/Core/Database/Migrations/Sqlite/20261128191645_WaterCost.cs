using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WaterCost : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.InsertData(
                table: "KpiDefinitions",
                columns: new[] { "Id", "Code", "Formula", "Inputs", "MinimumCoverage", "Name", "Source", "Unit", "Version" },
                values: new object[] { 72, "cost_water", "(V p + p_S * days / 365) * (1 + tax); days up to the last hour with a volume", "volume of water", 0.90000000000000002, "Cost of water", "Tariff of the zone and year, or of the tenant, with its source", "EUR", 1 });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 72);
        }
    }
}
