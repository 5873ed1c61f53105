"""Word tables are read as they look on paper."""

from copy import deepcopy

from tamga.documents.tables import Place, read_tables
from tests.documents.files import cells, document_with, element, read, saved, word

HEADER = ("№", "Хийх ажил", "Хугацаа")


def test_rows_and_the_lines_above_the_table():
    document = document_with([HEADER, ("1", "Мэдээ тавих", "Сар бүр")], title="ТӨЛӨВЛӨГӨӨ")

    (table,) = read_tables(saved(document), "plan.docx")

    assert table.title_lines == ("ТӨЛӨВЛӨГӨӨ",)
    assert cells(table) == [HEADER, ("1", "Мэдээ тавих", "Сар бүр")]
    assert [row.place for row in table.rows] == [Place(1, 1), Place(1, 2)]
    assert str(table.rows[1].place) == "table 1, row 2"


def test_line_breaks_and_paragraphs_stay_within_their_cell():
    document = document_with([HEADER, ("1", "", "")])
    cell = document.tables[0].cell(1, 1)
    cell.text = "Мэдээ\nтавих"
    cell.add_paragraph("сайтад")

    assert read(saved(document))[0][1] == ("1", "Мэдээ\nтавих\nсайтад", "")


def test_a_cell_merged_downwards_repeats_its_text_and_says_so():
    document = document_with([HEADER, ("1", "А", "Сар бүр"), ("2", "Б", "")])
    table = document.tables[0]
    table.cell(1, 2).merge(table.cell(2, 2))

    (read_table,) = read_tables(saved(document), "plan.docx")

    assert cells(read_table)[1:] == [("1", "А", "Сар бүр"), ("2", "Б", "Сар бүр")]
    assert [row.merged for row in read_table.rows] == [frozenset(), frozenset(), frozenset({2})]


def test_a_cell_merged_sideways_counts_once_and_keeps_the_columns():
    document = document_with([HEADER, ("I. Удирдлага", "", ""), ("1", "А", "Б")])
    table = document.tables[0]
    table.cell(1, 0).merge(table.cell(1, 2))

    assert read(saved(document))[0][1:] == [("I. Удирдлага", "", ""), ("1", "А", "Б")]


def test_a_row_that_begins_later_keeps_its_columns():
    document = document_with([HEADER, ("1", "А", "Б")])
    row = document.tables[0].rows[1]._tr
    row.remove(row.tc_lst[0])
    row.insert(0, element('<w:trPr><w:gridBefore w:val="1"/></w:trPr>'))

    assert read(saved(document))[0][1] == ("", "А", "Б")


def test_tracked_insertions_count_and_deletions_do_not():
    document = document_with([HEADER, ("1", "", ""), ("2", "Хасагдсан мөр", "")])
    paragraph = document.tables[0].cell(1, 1).paragraphs[0]._p
    paragraph.append(element("<w:r><w:t xml:space='preserve'>Мэдээ </w:t></w:r>"))
    paragraph.append(element("<w:del><w:r><w:delText>хуучин</w:delText></w:r></w:del>"))
    paragraph.append(element("<w:moveFrom><w:r><w:t>зөөсөн</w:t></w:r></w:moveFrom>"))
    paragraph.append(element("<w:ins><w:r><w:t>шинэ</w:t></w:r></w:ins>"))
    document.tables[0].rows[2]._tr.insert(0, element("<w:trPr><w:del/></w:trPr>"))

    assert read(saved(document))[0] == [HEADER, ("1", "Мэдээ шинэ", "")]


def test_text_boxes_and_hidden_text_are_no_part_of_a_cell():
    document = document_with([HEADER, ("1", "Мэдээ", "")])
    paragraph = document.tables[0].cell(1, 1).paragraphs[0]._p
    paragraph.append(
        element(
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>хөвөгч</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r>"
        )
    )
    paragraph.append(element("<w:r><w:rPr><w:vanish/></w:rPr><w:t>далд</w:t></w:r>"))

    assert read(saved(document))[0][1] == ("1", "Мэдээ", "")


def test_content_controls_and_links_are_opened():
    document = document_with([HEADER, ("1", "", "Сар бүр")])
    cell = document.tables[0].cell(1, 1)
    run = "<w:r><w:t>Мэдээ</w:t></w:r>"
    cell.paragraphs[0]._p.append(element(f"<w:hyperlink>{run}</w:hyperlink>"))
    row = cell._tc.getparent()
    control = element("<w:sdt><w:sdtContent/></w:sdt>")
    row.replace(cell._tc, control)
    control[0].append(cell._tc)

    assert read(saved(document))[0][1] == ("1", "Мэдээ", "Сар бүр")


def test_a_nested_table_follows_its_outer_one():
    document = document_with([HEADER, ("1", "Гадна", "")])
    inner = document_with([("дотор", "хүснэгт")]).tables[0]
    document.tables[0].cell(1, 1)._tc.append(deepcopy(inner._tbl))
    document.tables[0].cell(1, 1).add_paragraph("")

    assert read(saved(document)) == [[HEADER, ("1", "Гадна", "")], [("дотор", "хүснэгт")]]


def test_automatic_numbers_are_read_as_they_are_printed():
    document = document_with([HEADER, *[("", f"Ажил {n}", "") for n in "АБВ"]])
    for row in document.tables[0].rows[1:]:
        row.cells[0].paragraphs[0].style = document.styles["List Number"]

    assert [row[0] for row in read(saved(document))[0][1:]] == ["1.", "2.", "3."]


def test_blank_rows_are_left_out_and_the_places_stay():
    (table,) = read_tables(word([HEADER, ("", " ", ""), ("1", "А", "")]), "plan.docx")

    assert [row.place.row for row in table.rows] == [1, 3]
