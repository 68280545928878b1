using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ReplacedSchemas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Failures",
                table: "WorkItems",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "ReplacedSchemas",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(440)", maxLength: 440, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Xsd = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReplacedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReplacedSchemas", x => new { x.TenantId, x.Sha256 });
                });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 37,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "burning hours less the hours from sunset to sunrise at -0.833 degrees, switching_offset less at both ends where it is known, of the whole days until the last meter was taken away; the hour that a change of the clock takes or adds is none of them", 3 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 41,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "V / person-days until the last meter was taken away", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 42,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "median of the least V_h from 02 to 05 o'clock of each night; a night with an estimated hour is an estimate", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 43,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "measured nights whose least hour from 02 to 05 is above zero", 3 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 51,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "measured nights in a row whose least hour from 02 to 05 is above zero, across those with an estimated hour; 7 suggest a leak", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 52,
                column: "Inputs",
                value: "volume of heat; temperature_flow or inlet_register; temperature_return or return_register");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 53,
                column: "Inputs",
                value: "volume of heat; temperature_flow or inlet_register; temperature_return or return_register");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 54,
                column: "Inputs",
                value: "volume of heat; temperature_flow or inlet_register; temperature_return or return_register");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 55,
                column: "Inputs",
                value: "energy and volume of heat; temperature_flow or inlet_register; temperature_return or return_register");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 60,
                column: "Inputs",
                value: "volume of heat; temperature_flow or inlet_register; temperature_return or return_register");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReplacedSchemas");

            migrationBuilder.DropColumn(
                name: "Failures",
                table: "WorkItems");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 37,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "burning hours less the hours from sunset to sunrise at -0.833 degrees, switching_offset less at both ends where it is known", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 41,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "V / person-days", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 42,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "median of the least V_h from 02 to 05 o'clock of each night", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 43,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "nights whose least hour from 02 to 05 is above zero", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 51,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "nights in a row whose least hour from 02 to 05 is above zero; 7 suggest a leak", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 52,
                column: "Inputs",
                value: "volume of heat; temperature_flow; temperature_return");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 53,
                column: "Inputs",
                value: "volume of heat; temperature_flow; temperature_return");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 54,
                column: "Inputs",
                value: "volume of heat; temperature_flow; temperature_return");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 55,
                column: "Inputs",
                value: "energy and volume of heat; temperature_flow; temperature_return");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 60,
                column: "Inputs",
                value: "volume of heat; temperature_flow; temperature_return");
        }
    }
}
