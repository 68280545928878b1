using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class HolidaysAndCauses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "MoreRequests",
                table: "PeriodKpiCorrections",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "OtherRequests",
                table: "PeriodKpiCorrections",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "Holidays",
                table: "FollowedDefinitions",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 37,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "burning hours less the hours from sunset to sunrise at -0.833 degrees, switching_offset less at both ends where it is known", 2 });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "MoreRequests",
                table: "PeriodKpiCorrections");

            migrationBuilder.DropColumn(
                name: "OtherRequests",
                table: "PeriodKpiCorrections");

            migrationBuilder.DropColumn(
                name: "Holidays",
                table: "FollowedDefinitions");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 37,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "burning hours less the hours from sunset to sunrise at -0.833 degrees", 1 });
        }
    }
}
