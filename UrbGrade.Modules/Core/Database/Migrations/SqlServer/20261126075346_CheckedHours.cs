using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class CheckedHours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "FilledHours",
                table: "SeriesDays",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "RejectedHours",
                table: "SeriesDays",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ReviewHours",
                table: "SeriesDays",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Rules",
                table: "SeriesDays",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "CheckedHours",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    StartAt = table.Column<long>(type: "bigint", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    LocalDay = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<double>(type: "float", nullable: true),
                    Flags = table.Column<int>(type: "int", nullable: false),
                    Rule = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Method = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    DependsFrom = table.Column<int>(type: "int", nullable: false),
                    DependsTo = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckedHours", x => new { x.SeriesId, x.StartAt });
                });

            migrationBuilder.CreateTable(
                name: "SeriesThresholds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<int>(type: "int", nullable: false),
                    Most = table.Column<double>(type: "float", nullable: true),
                    Review = table.Column<double>(type: "float", nullable: true),
                    Usual = table.Column<double>(type: "float", nullable: true),
                    ZeroIsMissing = table.Column<bool>(type: "bit", nullable: false),
                    Estimates = table.Column<bool>(type: "bit", nullable: false),
                    IsByHand = table.Column<bool>(type: "bit", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeriesThresholds", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SeriesThresholds_SeriesId_From",
                table: "SeriesThresholds",
                columns: new[] { "SeriesId", "From" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CheckedHours");

            migrationBuilder.DropTable(
                name: "SeriesThresholds");

            migrationBuilder.DropColumn(
                name: "FilledHours",
                table: "SeriesDays");

            migrationBuilder.DropColumn(
                name: "RejectedHours",
                table: "SeriesDays");

            migrationBuilder.DropColumn(
                name: "ReviewHours",
                table: "SeriesDays");

            migrationBuilder.DropColumn(
                name: "Rules",
                table: "SeriesDays");
        }
    }
}
