using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ChangedFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 56,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "mean of L over the points of the newest survey; one too dark for the instrument counts with the least that it tells", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 57,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "least L / mean L over the points of the newest survey", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 58,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "least L / greatest L along the centre of a lane, of the worst lane, in the newest survey", 2 });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 56,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "mean of L over the points of a survey", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 57,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "least L / mean L over the points of a survey", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 58,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "least L / greatest L along the centre of a lane, of the worst lane", 1 });
        }
    }
}
