using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace UrbGrade.Modules.Core.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OwnFactorsAndTariffs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tariffs_Zone_Carrier_Method_FromYear_Version",
                table: "Tariffs");

            migrationBuilder.AddColumn<int>(
                name: "FromDay",
                table: "Tariffs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "OnlyTenant",
                table: "Tariffs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "FactorChoices",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Carrier = table.Column<string>(type: "TEXT", nullable: false),
                    Zone = table.Column<string>(type: "TEXT", nullable: true),
                    Method = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactorChoices", x => new { x.TenantId, x.Carrier });
                });

            migrationBuilder.InsertData(
                table: "KpiDefinitions",
                columns: new[] { "Id", "Code", "Formula", "Inputs", "MinimumCoverage", "Name", "Source", "Unit", "Version" },
                values: new object[,]
                {
                    { 70, "night_day_rank", "As by energy for each square metre, by night_day", "night_day and floor_area of the peers", 0.0, "Place among peers by night by day", "Percentile rank with ties at their mean", "1", 1 },
                    { 71, "base_load_share_rank", "As by energy for each square metre, by base_load_share", "base_load_share and floor_area of the peers", 0.0, "Place among peers by base load by mean", "Percentile rank with ties at their mean", "1", 1 }
                });

            migrationBuilder.UpdateData(
                table: "Tariffs",
                keyColumn: "Id",
                keyValue: 1,
                columns: new[] { "FromDay", "OnlyTenant" },
                values: new object[] { 0, 0 });

            migrationBuilder.CreateIndex(
                name: "IX_Tariffs_OnlyTenant_Zone_Carrier_Method_FromYear_FromDay_Version",
                table: "Tariffs",
                columns: new[] { "OnlyTenant", "Zone", "Carrier", "Method", "FromYear", "FromDay", "Version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FactorChoices");

            migrationBuilder.DropIndex(
                name: "IX_Tariffs_OnlyTenant_Zone_Carrier_Method_FromYear_FromDay_Version",
                table: "Tariffs");

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 70);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 71);

            migrationBuilder.DropColumn(
                name: "FromDay",
                table: "Tariffs");

            migrationBuilder.DropColumn(
                name: "OnlyTenant",
                table: "Tariffs");

            migrationBuilder.CreateIndex(
                name: "IX_Tariffs_Zone_Carrier_Method_FromYear_Version",
                table: "Tariffs",
                columns: new[] { "Zone", "Carrier", "Method", "FromYear", "Version" },
                unique: true);
        }
    }
}
